import { parseArgs } from 'node:util';
import { startDemo } from './server.ts';

// npm run demo [-- --port N]

const USAGE = 'Usage: npm run demo -- [--port N]   (N: 1 to 65535; a free port when absent)';

function parsePort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`not a port: ${values.port}`);
  return port;
}

let port = 0;
try {
  port = parsePort();
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exit(3);
}

try {
  const demo = await startDemo({ port });
  console.log(
    `\n  webim2tim demo · 演示\n\n  ${demo.url}\n\n  Open it in any modern browser; Ctrl-C ends it.`,
  );
  console.log('  用任意现代浏览器打开，按 Ctrl-C 结束。\n');
  const end = () => demo.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another one:\n${USAGE}` : message);
  process.exit(2);
}
