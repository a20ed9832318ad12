import * as l10n from '@vscode/l10n';
import { hashedOf } from '../anchoring/anchors/hashedQuotes';
import { byName } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import { parseSidecarPath, sidecarPath } from '../coding/sidecarName';
import type { Sidecar } from '../coding/segment';
import { checkReplacements } from './checkReplacements';
import { type BeforeAndAfter, speakersProblem } from './checkSpeakers';
import { PlaceNotes } from './placeNotes';
import type { PlanOptions, PlannedFile, PlannedPlace } from './pseudonymPlan';
import { remainingFields, remainingNames } from './remainingWords';
import { memoEdits } from './replacedMemo';
import { NameReplacer } from './replacedNames';
import { type RecordReplacer, replacedRecord } from './replacedRecord';
import { replacedSidecar } from './replacedSidecar';
import { renamedIds, replacedStudy } from './replacedStudy';
import { replacedSummaries } from './replacedSummaries';
import { type WordEdit, WordReplacer } from './replacedWords';
import type { Replacement } from './replacement';
import type { PseudonymWork, StudyParts, TranscriptPart } from './studyParts';
import { EditMap, type TextEdit, edited } from './textEdits';

const STUDY = 'study.json';
const CODEBOOK = 'codebook.json';
const SUMMARIES = 'summaries.json';

/** Plans what replacing words takes in all of a study, and does it to what is in memory; fails where counts would be others. */
export function planPseudonyms(
  parts: StudyParts,
  given: readonly Replacement[],
  { kept = new Set() }: PlanOptions = {},
): Result<PseudonymWork> {
  const replacements = checkReplacements(given);
  return replacements.ok ? new Planner(parts, replacements.value, kept).plan() : replacements;
}

class Planner {
  private readonly words: WordReplacer;
  private readonly names: NameReplacer;
  private readonly notes: PlaceNotes;
  private readonly records: RecordReplacer;
  private readonly edits = new Map<string, readonly TextEdit[]>();
  private readonly sidecars = new Map<string, Sidecar>();
  private readonly moves: { readonly from: string; readonly to: string }[] = [];

  constructor(
    private readonly parts: StudyParts,
    private readonly replacements: readonly Replacement[],
    private readonly kept: ReadonlySet<string>,
  ) {
    const { study, codebook } = parts;
    this.words = new WordReplacer(replacements);
    this.names = new NameReplacer(replacements);
    this.notes = new PlaceNotes(replacements, kept);
    const { codes, groups = [], queries = [], rules = [] } = codebook;
    const ids = new Set([...codes, ...groups, ...queries, ...rules].map(({ id }) => id));
    const renamed = renamedIds(study, this.names);
    const { words, names, notes } = this;
    this.records = { words, names, notes, ids, renamed };
  }

  plan(): Result<PseudonymWork> {
    const { parts, records, names } = this;
    this.movePaths();
    const study = replacedStudy(parts.study, STUDY, this.moves, parts.files, records);
    if (!study.ok) return study;
    const codebook = replacedRecord(parts.codebook, 'codebook', CODEBOOK, records);
    const texts = parts.transcripts.map(one => this.transcript(one));
    const summaries = parts.summaries && replacedSummaries(parts, this.edits, SUMMARIES, records);
    for (const { path, text } of parts.memos) this.memo(path, text);
    for (const { path, ...part } of parts.stranded) {
      const value = replacedSidecar({ ...part, spans: new Map() }, path, undefined, records);
      if (value !== part.value) this.sidecars.set(path, value);
    }
    const problem =
      this.foundAgain(texts) ?? speakersProblem(parts.study, study.value, texts, records.renamed);
    if (problem !== undefined) return fail(problem);
    const isKept = this.kept.size > 0;
    const fields = isKept
      ? []
      : [
          ...remainingFields({ ...study.value, coders: [] }, 'study', STUDY, records),
          ...remainingFields(codebook, 'codebook', CODEBOOK, records),
          ...(summaries ? remainingFields(summaries, 'summaries', SUMMARIES, records) : []),
        ];
    return ok({
      plan: {
        replacements: this.replacements,
        places: [...this.notes.places].sort(inOrder),
        kept: this.kept,
        counts: this.notes.counts,
        files: this.files([
          ...(study.value === parts.study ? [] : [STUDY]),
          ...(codebook === parts.codebook ? [] : [CODEBOOK]),
          ...(summaries === parts.summaries?.value ? [] : [SUMMARIES]),
        ]),
        uncertain: this.uncertain(),
        remaining: [...remainingNames(parts, names), ...fields],
      },
      study: study.value,
      codebook,
      summaries,
      edits: this.edits,
      sidecars: this.sidecars,
      moves: this.moves,
    });
  }

  /** Gives transcripts and memos with words in their names others, and coding files with them. */
  private movePaths(): void {
    const { files, fixed, transcripts, memos, stranded } = this.parts;
    const taken = new Set(files.map(path => path.toLowerCase()));
    const renamed = this.records.renamed as Map<string, string>;
    const withoutText = stranded.map(({ path }) => parseSidecarPath(path)!.transcript);
    for (const path of new Set([...transcripts, ...memos].map(one => one.path).concat(withoutText))) {
      if (fixed.has(path)) continue;
      const edits = this.notes.note(this.names.edits(path), path, path, 'path');
      if (edits.length === 0) continue;
      const to = this.names.path(path, edits, one => taken.has(one));
      taken.add(to.toLowerCase());
      renamed.set(path, to);
      this.moves.push({ from: path, to });
      for (const file of files) {
        const named = parseSidecarPath(file);
        if (named?.transcript === path) this.moves.push({ from: file, to: sidecarPath(to, named.coder) });
      }
    }
  }

  private transcript({ path, text, turns, coding }: TranscriptPart): BeforeAndAfter {
    const { labelStarts, labelEnds, starts } = turns;
    const isLabel = labelFinder(labelStarts, labelEnds);
    const edits = this.notes.note(this.words.edits(text, starts), text, path, edit =>
      isLabel(edit) ? 'label' : 'text',
    );
    if (edits.length > 0) this.edits.set(path, edits);
    const after = edited(text, edits);
    const map = new EditMap(edits);
    const hashed = hashedOf(this.parts.study);
    for (const part of coding) {
      const file = sidecarPath(path, part.coder);
      const replaced = { text: after, map, isChanged: edits.length > 0, hashed };
      const value = replacedSidecar(part, file, replaced, this.records);
      if (value !== part.value) this.sidecars.set(file, value);
    }
    return { path, to: this.newPath(path), turns, text: after, map };
  }

  private memo(path: string, text: string): void {
    const { words, names } = memoEdits(text, this.words, this.records.renamed);
    const edits: readonly TextEdit[] = [...this.notes.note(words, text, path, 'memo'), ...names];
    if (edits.length > 0)
      this.edits.set(
        path,
        [...edits].sort((a, b) => a.start - b.start),
      );
  }

  /** Why words would be found again: what is replaced and what is beside it can be the words of another replacement. */
  private foundAgain(texts: readonly BeforeAndAfter[]): string | undefined {
    if (this.kept.size > 0) return undefined;
    for (const { path, text, map, turns } of texts) {
      const starts = Array.from(turns.starts, start => map.span({ start, end: start }).start);
      const [again] = this.words.finder.find(text, starts);
      if (again)
        return l10n.t(
          'In {0}, “{1}” would come of a replacement and the words beside it, but is replaced itself. Choose another replacement.',
          path,
          text.slice(again.start, again.end),
        );
    }
    return undefined;
  }

  private newPath(path: string): string {
    return this.moves.find(({ from }) => from === path)?.to ?? path;
  }

  /** @param records files of records that are changed */
  private files(records: readonly string[]): PlannedFile[] {
    const changed = new Set([
      ...records,
      ...this.edits.keys(),
      ...this.sidecars.keys(),
      ...this.moves.map(({ from }) => from),
    ]);
    return [...changed]
      .sort(byName)
      .map(path => ({ path, to: this.newPath(path), places: this.notes.byFile.get(path) ?? 0 }));
  }

  private uncertain(): PseudonymWork['plan']['uncertain'] {
    return this.parts.transcripts.flatMap(({ path, coding }) =>
      coding.flatMap(({ coder, value, spans, isShown }) =>
        value.segments
          .filter(({ id }) => isShown && !spans.has(id))
          .map(({ id }) => ({ transcript: path, coder, segment: id })),
      ),
    );
  }
}

function labelFinder(starts: Int32Array, ends: Int32Array): (edit: WordEdit) => boolean {
  let turn = 0;
  return ({ start, end }) => {
    while (turn < starts.length && (starts[turn]! < 0 || ends[turn]! <= start)) turn++;
    return turn < starts.length && starts[turn]! <= start && end <= ends[turn]!;
  };
}

function inOrder(a: PlannedPlace, b: PlannedPlace): number {
  return byName(a.path, b.path) || a.start - b.start;
}
