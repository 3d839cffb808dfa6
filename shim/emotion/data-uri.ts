/** A picture of 24 by 24 as an address. `parts` must hold no apostrophe: pages quote addresses with them. */
export function toDataUri(parts: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">${parts}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
