// node --require usage.js PROGRAM: leaves in the file BENCH_USAGE how much memory the program took
import fs from 'node:fs';

process.on('exit', () => {
  const file = process.env['BENCH_USAGE'];
  if (file !== undefined) fs.writeFileSync(file, String(process.resourceUsage().maxRSS * 1024));
});
