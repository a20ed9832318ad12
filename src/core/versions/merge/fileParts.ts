import { OTHER_LISTS, parseCodebook, stringifyCodebook } from '../../codebook/parseCodebook';
import { ANCHOR_FIELDS } from '../../coding/segment';
import { parseSidecar, stringifySidecar } from '../../coding/parseSidecar';
import type { Fields } from '../../records/fields';
import type { Parsed } from '../../records/parseRecords';
import { parseStudy, stringifyStudy } from '../../studyFile/parseStudy';
import { parseSummaries, stringifySummaries } from '../../summaries/parseSummaries';
import type { FileKind } from './mergeFiles';
import { QUOTE_FIELDS, SOURCE_FIELDS } from './mergeStudyFiles';
import { SEEN_FIELDS } from './mergeSummaryFiles';

/** How a kind of file is read and written, and what it is made of. */
export interface FileParts {
  readonly parse: (text: string) => Parsed<object>;
  readonly stringify: (value: object) => string;
  /** Its lists of records. */
  readonly lists: readonly string[];
  /** Fields of a record, or of the file, that only mean something together, by the name of the whole. */
  readonly units: Readonly<Record<string, readonly string[]>>;
}

const PARTS: Readonly<Record<FileKind, FileParts>> = {
  study: partsOf(parseStudy, stringifyStudy, ['participants', 'groups', 'coders', 'reports', 'sources'], {
    quotes: QUOTE_FIELDS,
    source: SOURCE_FIELDS,
  }),
  codebook: partsOf(parseCodebook, stringifyCodebook, ['codes', ...OTHER_LISTS], {}),
  summaries: partsOf(parseSummaries, stringifySummaries, ['summaries'], { segments: SEEN_FIELDS }),
  sidecar: partsOf(parseSidecar, stringifySidecar, ['segments', 'decisions'], { anchor: ANCHOR_FIELDS }),
};

/** What a kind of file is made of. */
export function fileParts(kind: FileKind): FileParts {
  return PARTS[kind];
}

function partsOf<T extends object>(
  parse: (text: string) => Parsed<T>,
  stringify: (value: T) => string,
  lists: readonly string[],
  units: FileParts['units'],
): FileParts {
  return { parse, stringify: value => stringify(value as T), lists, units };
}

/** Parses the texts of a conflict, each once, however often somebody looks at them: a large sidecar takes a tenth of a second. */
export function parsingOnce(kind: FileKind): FileParts['parse'] {
  const { parse } = fileParts(kind);
  const known = new Map<string, Parsed<object>>();
  return text => {
    let parsed = known.get(text);
    if (!parsed) known.set(text, (parsed = parse(text)));
    return parsed;
  };
}

/** A record of one of the lists. */
export type ListedRecord = Fields & { readonly id: string };

/** The records of a list; none where the file has no such list. */
export function listIn(file: object, list: string): readonly ListedRecord[] {
  return ((file as Fields)[list] ?? []) as readonly ListedRecord[];
}
