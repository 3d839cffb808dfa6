/**
 * A line of script to append to the served SDK file: every `TIM.create` then talks to the offline backend. The
 * application's own code stays as it is; only the SDK file differs from production.
 *
 * @param wsUrl address of the backend's WebSocket front, `ws://127.0.0.1:PORT`.
 */
export function redirectTo(wsUrl: string): string {
  return `
;(function (TIM) {
  if (!TIM) return;
  var create = TIM.create;
  TIM.create = function (options) {
    var redirected = {}, key;
    for (key in options) redirected[key] = options[key];
    redirected.proxyServer = ${JSON.stringify(wsUrl)};
    return create.call(TIM, redirected);
  };
})(window.TIM || window.TencentCloudChat);
`;
}
