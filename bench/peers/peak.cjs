'use strict';
// Preloaded: says on descriptor 3 how much memory the process had at most, in kB.
process.on('exit', () => {
  require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS));
});
