/** The page a folder without an `index.html` shows: every page in it. */
export function chooserPage(folder: string, pages: readonly string[]): string {
  const prefix = folder.replace(/^\//, '');
  const links = pages
    .filter((page) => page.startsWith(prefix))
    .map((page) => `<li><a href="/${encodePath(page)}">${escapeHtml(page.slice(prefix.length))}</a></li>`)
    .join('\n');
  const list = links
    ? `<ul>\n${links}\n</ul>`
    : '<p>There is no HTML page in this folder. 此目录中没有 HTML 页面。</p>';
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>webim2tim play</title>
<style>body { font: 16px/1.7 system-ui, "Microsoft YaHei", sans-serif; margin: 40px; color: #1c2230 } a { color: #25406b }</style>
</head><body>
<h1>${escapeHtml(prefix || '/')}</h1>
<p>Which page? 打开哪个页面？</p>
${list}
</body></html>
`;
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
