import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { oneLine, visible } from '../../base/visible';
import { cleanName } from '../../codebook/codeName';
import { CONSENSUS, coderIdFrom, isCoderId } from '../../coding/sidecarName';
import { coderNamed, codersOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { sameJson } from '../../records/sameJson';
import type { Coder, CodingProgram } from '../../studyFile/studyFile';

/** Whose codings they are, where a person says it. */
export interface CoderOfRows {
  /** In place of what the file says. */
  readonly coder?: string | undefined;
  /** That the coder is a program. */
  readonly program?: CodingProgram | undefined;
}

/** Of a coder's name, in UTF-16 units. */
const MAX_NAME = 200;

/** Reads `program, version, settings`; settings may have commas. */
export function parseProgram(typed: string): Result<CodingProgram> {
  const [name = '', version = '', ...more] = typed.split(',').map(part => part.trim());
  if (name === '') return fail(l10n.t('Which program? Name it with --by "PROGRAM, VERSION, SETTINGS".'));
  const settings = more.join(', ');
  return ok({
    name: visible(name),
    ...(version === '' ? {} : { version }),
    ...(settings === '' ? {} : { settings }),
  });
}

/** The coders of a study, with those whom rows name. */
export class CodersOfRows {
  private readonly added = new Map<string, Coder>();
  private readonly known = new Map<string, Result<string>>();

  constructor(
    private readonly corpus: Pick<Corpus, 'study' | 'transcripts'>,
    private readonly asked: CoderOfRows,
  ) {}

  /** The record of a coder that the study does not have yet, once it is asked for. */
  newOf(id: string): Coder | undefined {
    return this.added.get(id);
  }

  /** The id of a coder whom a row names; a new one where the study has none. */
  idOf(named: string | undefined): Result<string> {
    const name = cleanName(this.asked.coder ?? named ?? '');
    const known = this.known.get(name);
    if (known) return known;
    const found = this.find(name);
    this.known.set(name, found);
    return found;
  }

  private find(name: string): Result<string> {
    if (name === '') return fail(l10n.t('No coder is named. Say whose codings these are with --coder.'));
    if (name.toLowerCase() === CONSENSUS)
      return fail(l10n.t('The consensus is what coders have agreed on. It cannot be imported.'));
    const { program } = this.asked;
    const id = coderNamed(this.corpus, name);
    if (id !== undefined) return this.existing(id, name);
    const all = codersOf(this.corpus);
    if (all.filter(one => one.name?.toLowerCase() === name.toLowerCase()).length > 1)
      return fail(l10n.t('Several coders are called “{0}”. Name the id.', oneLine(name)));
    if (name.length > MAX_NAME || visible(name) !== name)
      return fail(l10n.t('“{0}” cannot be the name of a coder.', oneLine(name.slice(0, MAX_NAME))));
    const taken = [...all.map(one => one.id), ...this.added.keys()];
    const isId = isCoderId(name);
    const coder = isId ? name : coderIdFrom(name, taken);
    this.added.set(coder, { id: coder, ...(isId ? {} : { name }), ...(program ? { program } : {}) });
    return ok(coder);
  }

  /** A person does not become a program, nor a program another one. */
  private existing(id: string, name: string): Result<string> {
    const { program } = this.asked;
    const record = this.corpus.study.coders.find(one => one.id === id);
    if (!record) this.added.set(id, { id });
    if (!program || sameJson(record?.program, program)) return ok(id);
    return fail(
      record?.program
        ? l10n.t(
            '“{0}” is {1}. Coding by another program, version or settings needs another coder.',
            oneLine(name),
            programWords(record.program),
          )
        : l10n.t('“{0}” is a person of the study. Coding by a program needs another coder.', oneLine(name)),
    );
  }
}

/** `Sorter, 2.1, threshold 0.8` */
export function programWords({ name, version, settings }: CodingProgram): string {
  return [name, version, settings]
    .filter(part => part?.trim())
    .map(part => oneLine(part!))
    .join(', ');
}
