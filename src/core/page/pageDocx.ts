import * as l10n from '@vscode/l10n';
import { initialsOf } from '../base/initials';
import { counted, labelled } from '../base/phrases';
import { oneLine } from '../base/visible';
import { docxFile, heading, soft, titleOf } from '../report/docx/docxFile';
import { DocxXml, SOFT } from '../report/docx/docxText';
import { attributeXml, paragraphXml, runsXml } from '../report/docx/docxXml';
import { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { ScopedPage } from './pageContent';
import type { PageHeading } from './pageFile';
import type { PageContent, PageSegment } from './pageModel';

/** Where words begin after the number of their line, in twentieths of a point. */
const INDENT = 620;
/** Above a turn, in twentieths of a point. */
const TURN_GAP = 140;
const NUMBER = { size: 16, color: SOFT };

/**
 * A coded transcript as a Word document: each line of the file is a paragraph after its number, and each code of a segment a
 * comment by its coder on exactly the segment’s words. After the transcript come its codes and what was left out. The library
 * is loaded when first used.
 */
export async function pageDocx({ content, said }: ScopedPage, about: PageHeading): Promise<Uint8Array> {
  const docx = await import('docx');
  const { caption, notes } = said();
  const first = [about.study, ...caption, counted.segments(content.segments.length)];
  const { segments, codes } = content;
  const used = codes.map((code, i) => ({
    code,
    count: segments.filter(segment => segment.codes.includes(i)).length,
  }));
  const { comments, markers } = commentsOf(content);
  return docxFile(docx, {
    title: about.transcript,
    sections: [
      {
        blocks: [
          titleOf(docx, about.transcript),
          ...first.map(text => soft(docx, text)),
          new DocxXml(linesXml(content, markers)),
          ...(used.length > 0 ? [heading(docx, l10n.t('Codes'), 0)] : []),
          ...used.map(({ code, count }) => soft(docx, labelled(code.path, count))),
          ...notes.map(text => soft(docx, text)),
        ],
      },
    ],
    ...(comments.length > 0 ? { comments } : {}),
  });
}

/** Numbers of the comments on each segment. */
type Markers = readonly (readonly number[])[];

function commentsOf({ segments, codes, coders }: PageContent): { comments: string[]; markers: Markers } {
  const comments: string[] = [];
  const markers = segments.map((segment): number[] => {
    const author = oneLine(coders[segment.coder]!.name);
    const initials = initialsOf(author);
    const shown = segment.codes.length > 0 ? segment.codes : [undefined];
    return shown.map((code, i) => {
      const id = comments.length;
      const names = code === undefined ? [] : codeParagraphs(codes[code]!, segment.values?.[code]);
      // what is said of the segment is said once
      const remarks = i === 0 ? remarksOf(segment) : [];
      const body = [...names, ...remarks].join('') || paragraphXml({}, '', '');
      comments.push(
        `<w:comment w:id="${id}"${attributeXml('author', author)}${attributeXml('initials', initials)}>${body}</w:comment>`, // not for the catalogue
      );
      return id;
    });
  });
  return { comments, markers };
}

/** The name of a code with its value, and where it is in the codebook. */
function codeParagraphs({ name, path }: PageContent['codes'][number], value: string | undefined): string[] {
  const text = oneLine(value === undefined ? name : labelled(name, value));
  const where = oneLine(path);
  return [
    paragraphXml({ after: 0 }, text, runsXml(text, { bold: true })),
    ...(where === oneLine(name) ? [] : [paragraphXml({ after: 0 }, where, runsXml(where, NUMBER))]),
  ];
}

function remarksOf({ isKey, memo }: PageSegment): string[] {
  return [...(isKey ? [l10n.t('key quote')] : []), ...(memo ? [memo] : [])].map(text =>
    paragraphXml({ after: 0 }, text, runsXml(text)),
  );
}

/** Where a line begins and ends, in UTF-16 units, without its end. */
interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** All lines but blank ones as paragraphs, with the ends of comments between their words. */
function linesXml({ text, turns, segments: all }: PageContent, markers: Markers): string {
  const segments = all.map(segment => withWholeCharacters(text, segment));
  const lines = linesOf(text);
  const byEnd = segments.map((_, i) => i).sort((a, b) => segments[a]!.end - segments[b]!.end);
  let [nextStart, nextEnd, turn] = [0, 0, 0];
  const isOpen = segments.map(() => false);
  let xml = '';
  for (const [i, { number, start, end }] of lines.entries()) {
    while (turn < turns.length && turns[turn]!.end <= start) turn++;
    const { opens, heads } = headsIn(start, end);
    const until = lines[i + 1]?.start ?? Infinity;
    const places = new Set([start, end, ...heads.flat()]);
    for (let at = nextStart; at < segments.length && segments[at]!.start < end; at++)
      places.add(Math.max(start, segments[at]!.start));
    for (let at = nextEnd; at < byEnd.length && segments[byEnd[at]!]!.end <= end; at++)
      places.add(Math.max(start, segments[byEnd[at]!]!.end));
    const cuts = [...places].sort((a, b) => a - b);
    let body = runsXml(`${number}\t`, NUMBER);
    for (const [at, from] of cuts.entries()) {
      if (from > start || start === end) body += close(from);
      body += begin(from, end);
      const to = cuts[at + 1];
      if (to === undefined) continue;
      const bold = heads.some(head => from >= head[0] && to <= head[1]);
      body += runsXml(text.slice(from, to), { bold });
    }
    // a stretch that ends before the next words ends with these
    body += close(until);
    const format = { tabs: [INDENT], start: INDENT, hanging: INDENT, after: 0 };
    xml += paragraphXml(
      { ...format, ...(opens ? { before: TURN_GAP } : {}) },
      text.slice(heads[0]?.[1] ?? start, end),
      body,
    );
  }
  return xml;

  /** Comments on what begins at a place, or in blank lines before it. */
  function begin(at: number, end: number): string {
    let marks = '';
    while (nextStart < segments.length && segments[nextStart]!.start <= at && at < end) {
      marks += opening(nextStart);
      nextStart++;
    }
    return marks;
  }

  function close(at: number): string {
    let marks = '';
    while (nextEnd < byEnd.length && segments[byEnd[nextEnd]!]!.end <= at) {
      const segment = byEnd[nextEnd]!;
      // one that covers nothing but blank lines
      if (!isOpen[segment]) {
        while (nextStart <= segment) marks += opening(nextStart++);
      }
      for (const id of markers[segment]!)
        marks += `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`; // not for the catalogue
      nextEnd++;
    }
    return marks;
  }

  function opening(segment: number): string {
    isOpen[segment] = true;
    return markers[segment]!.map(id => `<w:commentRangeStart w:id="${id}"/>`).join(''); // not for the catalogue
  }

  /** The heads of turns in a line, cut to it, and whether a turn begins in it. */
  function headsIn(start: number, end: number): { opens: boolean; heads: (readonly [number, number])[] } {
    const heads: (readonly [number, number])[] = [];
    let opens = false;
    for (let at = turn; at < turns.length && turns[at]!.start < end; at++) {
      const one = turns[at]!;
      opens ||= one.start >= start;
      if (one.headEnd > start) heads.push([Math.max(start, one.start), Math.min(end, one.headEnd)]);
    }
    return { opens, heads };
  }
}

/** A stretch that begins or ends within a character is widened to all of it: no XML has halves of one. */
function withWholeCharacters(text: string, { start, end }: Span): Span {
  const isWithin = (at: number) =>
    /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 1), at + 1));
  return { start: isWithin(start) ? start - 1 : start, end: isWithin(end) ? end + 1 : end };
}

function linesOf(text: string): Line[] {
  const index = LineIndex.of(text);
  const lines: Line[] = [];
  for (let line = 0; line < index.lineCount; line++) {
    const start = index.lineStart(line);
    const end = index.lineEnd(line);
    if (text.slice(start, end).trim() !== '') lines.push({ number: line + 1, start, end });
  }
  return lines;
}
