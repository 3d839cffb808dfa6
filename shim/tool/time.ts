/**
 * Local time of a unix time in seconds, 24 hours. Tokens `yyyy MM dd hh mm ss`, each replaced once; a single
 * letter is not padded; a falsy time gives the number 0. (legacy, measured)
 */
export function formatTimeStamp(timestamp: number, format?: string): string | number {
  if (!timestamp) return 0;
  const date = new Date(timestamp * 1000);
  let text = format || 'yyyy-MM-dd hh:mm:ss';
  const tokens: [RegExp, number][] = [
    [/M+/, date.getMonth() + 1],
    [/d+/, date.getDate()],
    [/h+/, date.getHours()],
    [/m+/, date.getMinutes()],
    [/s+/, date.getSeconds()],
  ];
  const year = /y+/.exec(text);
  // Five and more letters show one digit: `substr` counts a negative start from the end.
  if (year) text = text.replace(/y+/, `${date.getFullYear()}`.substr(4 - year[0].length));
  for (let i = 0; i < tokens.length; i++) {
    const pattern = (tokens[i] as [RegExp, number])[0];
    const value = (tokens[i] as [RegExp, number])[1];
    const found = pattern.exec(text);
    if (found) text = text.replace(pattern, found[0].length === 1 ? `${value}` : pad(value));
  }
  return text;
}

function pad(value: number): string {
  const digits = `${value}`;
  return `00${digits}`.slice(digits.length);
}
