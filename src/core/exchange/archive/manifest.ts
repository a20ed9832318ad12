import * as v from 'valibot';
import { reportSchema } from '../../studyFile/reportSchema';
import { sha256Of } from '../../text/sha256';
import type { ArchivedTable } from './archiveTables';

/** The file of an archive that says what it is made of. */
export const MANIFEST_FILE = 'archive.json';

/** What `archive.json` says. */
export interface Manifest {
  readonly schema: 1;
  /** Version of the program that made it. */
  readonly version: string;
  /** When that was; ISO 8601 in UTC. */
  readonly at: string;
  /** Attributes of participants that were left out. */
  readonly without: readonly string[];
  /** Reports that an archive cannot have, each with the reason. */
  readonly notRecomputed: readonly string[];
  readonly files: readonly ArchivedFile[];
  readonly tables: readonly ArchivedTable[];
}

export interface ArchivedFile {
  readonly path: string;
  readonly sha256: string;
}

/** More than any study has tables: a file that names more was not made by this program. */
const MAX_TABLES = 20_000;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const tableSchema = v.strictObject({
  report: v.optional(v.string()),
  analysis: v.string(),
  scope: v.optional(v.unknown()),
  options: v.optional(v.unknown()),
  command: v.string(),
  sha256,
});

const manifestSchema = v.strictObject({
  schema: v.literal(1),
  version: v.string(),
  at: v.string(),
  without: v.array(v.string()),
  notRecomputed: v.array(v.string()),
  files: v.array(v.strictObject({ path: v.string(), sha256 })),
  tables: v.pipe(v.array(tableSchema), v.maxLength(MAX_TABLES)),
  sha256,
});

/** The manifest as text: a file or a table to a line, and a sum over all of it. */
export function writeManifest(manifest: Manifest): string {
  const said = inOrder(manifest);
  const fields = Object.entries({ ...said, sha256: sha256Of(JSON.stringify(said)) }).map(([name, value]) => {
    const isList = name === 'files' || name === 'tables';
    const records = isList ? (value as readonly object[]).map(one => JSON.stringify(one)) : [];
    return `${JSON.stringify(name)}: ${isList ? `[\n${records.join(',\n')}\n]` : JSON.stringify(value)}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

/** The same with its fields in a fixed order. */
function inOrder({ schema, version, at, without, notRecomputed, files, tables }: Manifest): Manifest {
  return {
    ...{ schema, version, at, without, notRecomputed },
    files: files.map(({ path, sha256: sum }) => ({ path, sha256: sum })),
    tables: tables.map(({ report, analysis, scope, options, command, sha256: sum }) => ({
      ...(report === undefined ? {} : { report }),
      analysis,
      ...(scope ? { scope } : {}),
      ...(options ? { options } : {}),
      command,
      sha256: sum,
    })),
  };
}

/** What a manifest says, and whether it is as it was written; undefined where it is none. */
export function readManifest(
  text: string,
): { readonly manifest: Manifest; readonly isWhole: boolean } | undefined {
  const read = v.safeParse(manifestSchema, parsedJson(text));
  if (!read.success || !read.output.tables.every(isRequest)) return undefined;
  const { sha256: _, ...said } = read.output;
  const manifest = said as Manifest;
  // also where only white space is another
  return { manifest, isWhole: writeManifest(manifest) === text };
}

/** Whether a table asks for something in the way of a pinned report. */
function isRequest({ analysis, scope, options }: v.InferOutput<typeof tableSchema>): boolean {
  const report = { id: 'table', name: 'table', analysis };
  return v.is(reportSchema, {
    ...report,
    ...(scope === undefined ? {} : { scope }),
    ...(options === undefined ? {} : { options }),
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
