// @ts-check
// Builds dist/: the extension for the desktop and for the browser, the command line, and the host tests.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  sourcemap: !production,
  minify: production,
  logLevel: 'warning',
  target: 'es2022',
};

/** Every test file in a folder: no hand-kept list. @param {string} folder */
const testFiles = folder =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
        .map(name => path.join(folder, name))
    : [];

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    external: ['vscode'],
    // jsonc-parser's UMD build hides its requires from the bundler
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: ['src/extension.web.ts'],
    outfile: 'dist/extension.web.js',
    platform: 'browser',
    external: ['vscode'],
    define: { global: 'globalThis' },
  },
  {
    ...common,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    mainFields: ['module', 'main'],
    banner: { js: '#!/usr/bin/env node' },
  },
];

if (!production) {
  bundles.push({
    ...common,
    entryPoints: ['test/web/index.ts'],
    outfile: 'dist/test/web/index.js',
    platform: 'browser',
    external: ['vscode'],
    // mocha's browser file would else take the bundle's own exports for its own
    define: { global: 'globalThis', exports: 'undefined', define: 'undefined' },
  });
  bundles.push({
    ...common,
    entryPoints: testFiles('test/host'),
    outdir: 'dist/test/host',
    platform: 'node',
    external: ['vscode', 'mocha'],
    mainFields: ['module', 'main'],
  });
}

async function main() {
  fs.rmSync('dist', { recursive: true, force: true });
  const contexts = await Promise.all(
    bundles
      .filter(bundle => /** @type {string[]} */ (bundle.entryPoints).length > 0)
      .map(bundle => esbuild.context(bundle)),
  );
  if (watch) {
    await Promise.all(contexts.map(context => context.watch()));
    console.log('watching…');
    return;
  }
  await Promise.all(contexts.map(context => context.rebuild()));
  await Promise.all(contexts.map(context => context.dispose()));
  fs.chmodSync('dist/cli.js', 0o755);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
