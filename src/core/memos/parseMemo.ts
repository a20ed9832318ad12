import * as l10n from '@vscode/l10n';
import type { Problem } from '../base/problem';
import { countLineFeeds } from '../records/recordLines';
import type { AnalyticMemo, Mention, MemoLink } from './analyticMemo';
import { segmentLinksIn } from './segmentLinks';

/** Reads the front matter. It is given, since only few programs need it. */
export type Yaml = Pick<typeof import('js-yaml'), 'load' | 'FAILSAFE_SCHEMA' | 'YAMLException'>;

const FENCE = /^---[ \t]*$/;
const END = /^(?:---|\.\.\.)[ \t]*$/;

interface Parts {
  /** The lines between the fences; undefined where there is no front matter. */
  readonly front: readonly string[] | undefined;
  /** Number of lines before the text. */
  readonly before: number;
  readonly text: string;
}

/** Whether a text begins as front matter does. */
export function hasFrontMatter(text: string): boolean {
  return partsOf(text).front !== undefined;
}

/** Reads an analytic memo. Never throws: what is wrong with its front matter is a problem, and the rest is there. @param whole LF, without a BOM */
export function parseMemo(path: string, whole: string, yaml: Yaml | undefined): AnalyticMemo {
  const { front, before, text } = partsOf(whole);
  const reader = new FrontMatter(front ?? [], yaml);
  return {
    path,
    title: titleOf(path, text),
    codes: reader.list('codes'),
    transcripts: reader.list('transcripts'),
    participants: reader.list('participants'),
    coder: reader.one('coder'),
    created: reader.one('created')?.name,
    text: text.trim(),
    links: linksIn(text, before),
    problems: reader.problems,
  };
}

function partsOf(whole: string): Parts {
  const lines = whole.split('\n');
  const end = FENCE.test(lines[0]!) ? lines.findIndex((line, i) => i > 0 && END.test(line)) : -1;
  if (end < 0) return { front: undefined, before: 0, text: whole };
  return { front: lines.slice(1, end), before: end + 1, text: lines.slice(end + 1).join('\n') };
}

function titleOf(path: string, text: string): string {
  const heading = /^#{1,6}[ \t]+(\S.*?)[ \t]*#*[ \t]*$/m.exec(text)?.[1];
  return heading ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

function linksIn(text: string, before: number): MemoLink[] {
  return segmentLinksIn(text).map(({ segment, start }) => ({
    segment,
    line: before + 1 + countLineFeeds(text, 0, start),
    column: start - text.lastIndexOf('\n', start - 1),
  }));
}

/** The fields of a front matter. Others than ours are nobody's business here. */
class FrontMatter {
  readonly problems: Problem[] = [];
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    private readonly lines: readonly string[],
    yaml: Yaml | undefined,
  ) {
    this.fields = yaml && lines.length > 0 ? this.read(yaml) : {};
  }

  /** Names in a list; one name alone is a list of one. */
  list(field: string): readonly Mention[] {
    const value = this.valueOf(field);
    if (value === undefined) return [];
    const values = typeof value === 'string' ? [value] : value;
    if (!Array.isArray(values) || !values.every(one => typeof one === 'string')) {
      this.report(field, l10n.t('{0}: expected a list of names.', field));
      return [];
    }
    return values
      .filter(one => one.trim() !== '')
      .map(one => ({ name: one.trim(), line: this.lineOf(field, one) }));
  }

  one(field: string): Mention | undefined {
    const value = this.valueOf(field);
    if (value === undefined) return undefined;
    if (typeof value === 'string') return { name: value.trim(), line: this.lineOf(field) };
    this.report(field, l10n.t('{0}: expected one value, not several.', field));
    return undefined;
  }

  private valueOf(field: string): unknown {
    const value = Object.hasOwn(this.fields, field) ? this.fields[field] : undefined;
    return value === null || value === '' ? undefined : value;
  }

  private read(yaml: Yaml): Readonly<Record<string, unknown>> {
    try {
      // text as it is written: 03 stays 03, and a date stays that date
      const value = yaml.load(this.lines.join('\n'), { schema: yaml.FAILSAFE_SCHEMA });
      if (value === undefined || value === null || value === '') return {};
      if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
      this.note(2, l10n.t('The front matter is not a list of fields such as “codes: [trust]”.'));
    } catch (error) {
      const isYaml = error instanceof yaml.YAMLException;
      const line = isYaml ? (error.mark?.line ?? 0) : 0;
      this.note(line + 2, l10n.t('The front matter is not valid YAML: {0}.', reasonOf(error)));
    }
    return {};
  }

  private report(field: string, message: string): void {
    this.note(this.lineOf(field), message);
  }

  private note(line: number, message: string): void {
    this.problems.push({ severity: 'warning', code: 'front-matter', message, line });
  }

  /** The line of a field, or of a value in it; the first line of all is the fence. */
  private lineOf(field: string, value?: string): number {
    const at = this.lines.findIndex(line => new RegExp(`^["']?${field}["']?[ \\t]*:`).test(line));
    const first = Math.max(at, 0);
    const found =
      value === undefined ? -1 : this.lines.findIndex((line, i) => i >= first && line.includes(value));
    return (found < 0 ? first : found) + 2;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'reason' in error && typeof error.reason === 'string') return error.reason;
  return error instanceof Error ? error.message : String(error);
}
