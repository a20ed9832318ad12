import fs from 'node:fs';
import path from 'node:path';
import { literalPattern } from '../../src/core/base/literalPattern';
import { ROOT, read } from './manifest';

/** Pages that name commands without explaining them. */
const NOT_EXPLAINING = new Set([
  'README.md', 'accessibility.md', 'coming-from.md', 'commands.md', 'course.md', 'figures.md', 'settings.md', 'troubleshooting.md',
]); // prettier-ignore

/** Where a page names a command in bold. */
interface Mention {
  readonly page: string;
  /** Times that the page names it. */
  readonly times: number;
  /** The anchor of the heading above the first of them, if there is one below the title. */
  readonly anchor: string | undefined;
  readonly heading: string;
}

/** Where in the documentation a command is explained, as a link: on the page that names it most often. */
export function explained(title: string): string | undefined {
  const [first] = pages()
    .flatMap(page => mentionIn(page, title) ?? [])
    .sort((a, b) => b.times - a.times);
  if (!first) return undefined;
  return `[${first.heading}](${first.page}${first.anchor === undefined ? '' : `#${first.anchor}`})`;
}

function mentionIn(page: string, title: string): Mention | undefined {
  const text = read(`docs/${page}`);
  const bold = new RegExp(`\\*\\*${literalPattern(title.replace(/…$/, ''))}…?\\*\\*`, 'g');
  const places = [...text.matchAll(bold)].map(({ index }) => index);
  const [first] = places;
  if (first === undefined) return undefined;
  const headings = [...text.slice(0, first).matchAll(/^(#+) (.+)$/gm)];
  const [, marks = '#', heading = page] = headings.at(-1) ?? [];
  return { page, times: places.length, heading, anchor: marks === '#' ? undefined : anchorOf(heading) };
}

function pages(): readonly string[] {
  return fs
    .readdirSync(path.join(ROOT, 'docs'))
    .filter(name => /^(?!glossary).*\.md$/.test(name) && !NOT_EXPLAINING.has(name))
    .sort();
}

/** The anchor that GitHub gives to a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');
}
