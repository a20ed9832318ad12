import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { anchorOf } from '../../scripts/reference/explained';
import { runCli } from '../unit/cli/runCli';

const PAGES = [
  'README.md',
  ...fs.readdirSync('docs').flatMap(name => (name.endsWith('.md') ? `docs/${name}` : [])),
];

/** Words in the place of a command that stand for any. */
const ANY = new Set(['COMMAND']);

describe('the pages for users', () => {
  for (const page of PAGES) {
    const text = fs.readFileSync(page, 'utf8');

    it(`has links that lead somewhere in ${page}`, () => {
      assert.deepEqual(
        linksIn(text).filter(link => !leadsSomewhere(page, link)),
        [],
      );
    });

    it(`names only commands and options that the command line has in ${page}`, async () => {
      const unknown: string[] = [];
      for (const line of commandLinesIn(text)) {
        const [command = '', ...words] = line.split(/\s+/);
        if (ANY.has(command) || command.startsWith('-')) continue;
        const { code, out } = await runCli('.', command, '--help');
        const options = words.map(word => /^--?[a-z][a-z-]*/.exec(word)?.[0] ?? '').filter(Boolean);
        const missing = options.filter(option => !new RegExp(`(^|[\\s,])${option}(?![\\w-])`, 'm').test(out));
        if (code !== 0 || missing.length > 0) unknown.push([line, ...missing].join(' | '));
      }
      assert.deepEqual(unknown, []);
    });
  }

  it('are all in docs/README.md', () => {
    const listed = new Set(
      linksIn(fs.readFileSync('docs/README.md', 'utf8')).map(link => link.split('#')[0]),
    );
    const pages = fs.readdirSync('docs').filter(name => name.endsWith('.md') && name !== 'README.md');
    assert.deepEqual(
      pages.filter(page => !listed.has(page)),
      [],
    );
  });
});

/** Where the links of a page lead, other than to the web. */
function linksIn(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(match => match[1]!)
    .filter(link => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!fs.existsSync(target)) return false;
  return anchor === undefined || anchorsOf(fs.readFileSync(target, 'utf8')).has(anchor);
}

/** The anchors that GitHub gives to headings, and those that the page sets itself. */
function anchorsOf(text: string): Set<string> {
  const slugs = [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(match => anchorOf(match[1]!));
  return new Set([...slugs, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(match => match[1]!)]);
}

/** Command lines in blocks and between backticks, from the command on. */
function commandLinesIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```[^\n]*\n(.*?)^```/gms)].flatMap(match => match[1]!.split('\n'));
  const inline = [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(match => match[1]!);
  return [...blocks, ...inline].flatMap(line => {
    const match = /^\s*(?:- run: )?(?:(?:npx )?transcript-coder|node dist\/cli\.js) (.+)$/.exec(line);
    return match ? [match[1]!.replace(/\s+(#|shows |lets ).*$/, '').replace(/'[^']*'|"[^"]*"/g, '…')] : [];
  });
}

function prose(text: string): string {
  return withoutBlocks(text).replace(/`[^`\n]*`/g, '');
}

function withoutBlocks(text: string): string {
  return text.replace(/^```.*?^```/gms, '');
}
