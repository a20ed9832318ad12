// @ts-check
// Builds dist/: the extension for the desktop and for the browser, the command line, and the host tests.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { copyDrawingFiles } = require('./scripts/lib/drawingFiles.cjs');
const { inCommonJsParts } = require('./scripts/lib/commonJsParts.cjs');
const { inEditorParts } = require('./scripts/lib/editorParts.cjs');
const { writeCatalogues } = require('./scripts/lib/catalogues.cjs');
const { bundledPackages, noticesOf } = require('./scripts/lib/notices.cjs');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  sourcemap: !production,
  // what is tested is what is packaged
  minify: !watch,
  metafile: true,
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

const sampleFiles = fs
  .readdirSync('media/sample-study', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => path.relative('media/sample-study', path.join(entry.parentPath, entry.name)))
  .map(file => file.split(path.sep).join('/'));
const constants = { SAMPLE_STUDY_FILES: JSON.stringify(sampleFiles.sort()) };

/**
 * To compile all of it takes as long as Node's own start: a command loads what it needs.
 * @type {esbuild.BuildOptions}
 */
const commandLine = inCommonJsParts(
  {
    ...common,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    platform: 'node',
    mainFields: ['module', 'main'],
  },
  'cli',
);

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  // one build for both windows: what is the same in both is packaged once
  inEditorParts({
    ...common,
    entryPoints: { extension: 'src/extension.ts', 'extension.web': 'src/extension.web.ts' },
    outdir: 'dist',
    platform: 'browser',
    external: ['vscode', 'node:*'],
    define: { ...constants, global: 'globalThis' },
  }),
  {
    ...common,
    entryPoints: [
      { in: 'src/webview/report/main.ts', out: 'report' },
      { in: 'src/webview/report/report.css', out: 'report' },
      { in: 'src/webview/page/main.ts', out: 'page' },
      { in: 'src/webview/page/page.css', out: 'page' },
      { in: 'src/webview/definition/main.ts', out: 'definition' },
      { in: 'src/webview/definition/definition.css', out: 'definition' },
      { in: 'src/webview/segments/main.ts', out: 'segments' },
      { in: 'src/webview/segments/segments.css', out: 'segments' },
      { in: 'src/webview/personalData/main.ts', out: 'personalData' },
      { in: 'src/webview/personalData/personalData.css', out: 'personalData' },
      { in: 'src/webview/grid/main.ts', out: 'grid' },
      { in: 'src/webview/grid/grid.css', out: 'grid' },
      { in: 'src/webview/speakers/main.ts', out: 'speakers' },
      { in: 'src/webview/speakers/speakers.css', out: 'speakers' },
    ],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
  },
  commandLine,
  // what git calls for each file to be merged: the extension has it, the rest of the command line is a package of its own
  {
    ...common,
    entryPoints: ['src/cli/driver.ts'],
    outfile: 'dist/driver.js',
    platform: 'node',
    mainFields: ['module', 'main'],
  },
];

/** What is packaged; the others are for tests. */
const shipped = new Set(bundles);

if (!production) {
  bundles.push({
    ...common,
    entryPoints: ['test/web/index.ts', 'test/web/virtual/index.ts'],
    outbase: 'test/web',
    outdir: 'dist/test/web',
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
  copyDrawingFiles('dist/png');
  const built = bundles.filter(bundle => Object.keys(bundle.entryPoints ?? {}).length > 0);
  const contexts = await Promise.all(built.map(bundle => esbuild.context(bundle)));
  if (watch) {
    // all of them: what is watched may say others soon
    fs.cpSync('l10n', 'dist/l10n', { recursive: true });
    await Promise.all(contexts.map(context => context.watch()));
    console.log('watching…');
    return;
  }
  const results = await Promise.all(contexts.map(context => context.rebuild()));
  /** @param {(bundle: esbuild.BuildOptions) => boolean} isWanted */
  const metafilesOf = isWanted =>
    results.flatMap(({ metafile }, i) => (metafile && built[i] && isWanted(built[i]) ? [metafile] : []));
  writeCatalogues(
    'dist/l10n',
    metafilesOf(bundle => shipped.has(bundle) && bundle !== commandLine),
  );
  writeCatalogues(
    'dist/cli/l10n',
    metafilesOf(bundle => bundle === commandLine),
  );
  fs.writeFileSync(
    'dist/THIRD-PARTY-NOTICES.txt',
    noticesOf(bundledPackages(metafilesOf(bundle => shipped.has(bundle)))),
  );
  await Promise.all(contexts.map(context => context.dispose()));
  fs.chmodSync('dist/cli.js', 0o755);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
