/** The two live emotion tables of a global of ours. */
interface WithEmotions {
  Emotions: unknown;
  EmotionDataIndexs: unknown;
}

/**
 * Makes `webim2tim` show the emotion tables of the shim when both are on one page, in whatever order they were
 * loaded: what converted code adds to the tables has to count for legacy code too.
 */
export function shareEmotions(scope: { [name: string]: unknown }): void {
  const webim = scope.webim as (WithEmotions & { migrate?: unknown }) | undefined;
  const bridge = scope.webim2tim as WithEmotions | undefined;
  if (!webim || !webim.migrate || !bridge) return;
  bridge.Emotions = webim.Emotions;
  bridge.EmotionDataIndexs = webim.EmotionDataIndexs;
}
