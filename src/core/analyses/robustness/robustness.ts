import { type Steps, between } from '../../base/steps';
import { resolverOf } from '../../coding/values';
import { CodeRows, rowFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeFacts } from '../../corpus/scopeFacts';
import { unlistedNote } from '../../corpus/scopeNotes';
import { NO_COUNTS, countCodes } from '../frequency/countCodes';
import { orderRows } from '../frequency/orderRows';
import { representativeness } from '../frequency/representativeness';
import { type Choice, type Decisions, allChoices, decisionsOf, departures, partialChoices } from './choices';
import { codingChoices } from './codings';
import { type RuleCounts, countChoices, ruleParts } from './countChoices';
import { InfluenceTable } from './influence';
import { lateCodes } from './lateCodes';
import { PublishedCounts } from './leaveOut';
import type { ChoiceRow, Label, RobustnessOptions, RobustnessRow, RobustnessTable } from './robustnessTable';

/**
 * Counts the participants of every theme and code under all combinations of the decisions, and what the published table
 * would be without each transcript and each participant. The participants of the scope are the same under every choice.
 */
export function* robustness(
  corpus: Corpus,
  scope: Scope,
  options: RobustnessOptions,
): Steps<RobustnessTable> {
  const { codebook } = corpus;
  const codes = new CodeRows(codebook, scope.codes);
  const people = scope.participants.length;
  const published = yield* between(0, 0.2, countCodes(codebook, scope));
  const late = yield* between(0.2, 0.3, lateCodes(corpus, scope, codes, options.late));
  const codings = yield* between(0.3, 0.5, codingChoices(corpus, scope));
  const parts = ruleParts(resolverOf(codebook), scope, codes, late);
  const counts = yield* between(0.5, 0.8, countChoices(codings, parts, codes.ids.length, people));

  const chosen = codings.map(({ choice }) => choice);
  const decisions = decisionsOf(chosen, options.preset, late.ids.length > 0);
  const choices = allChoices(decisions);
  const isListed = (row: number) =>
    (published.get(codes.ids[row]!)?.segments ?? 0) > 0 ||
    counts.some(([withLate]) => withLate[0]![row]! > 0) ||
    codebook.setOf(codes.ids[row]!) !== undefined;

  const ordered = orderRows(codebook, scope.codes, id => published.get(id) ?? NO_COUNTS, 'participants');
  const rowOf = new Map(codes.ids.map((id, row) => [id, row]));
  const listed = ordered.map(({ id }) => rowOf.get(id)!).filter(isListed);
  const partial = partialChoices(decisions, choices);
  const judged = listed.map(row =>
    judge(row, { choices, partial, decisions, counts, people, isLate: late.rows[row] === 1 }),
  );

  const without = new PublishedCounts(scope, parts, codes.ids.length);
  const influence = () =>
    new InfluenceTable(listed, judged, { of: people, preset: options.preset, ids: codes.ids });
  const [transcripts, participants] = [influence(), influence()];
  const leaveOutTranscripts = without.withoutTranscripts(corpus, one => transcripts.add(one));
  const leaveOutParticipants = without.withoutParticipants(one => participants.add(one));
  yield* between(0.8, 0.9, leaveOutTranscripts);
  yield* between(0.9, 1, leaveOutParticipants);

  const ids = listed.map(row => codes.ids[row]!);
  const facts = scopeFacts(corpus, scope);
  return {
    scope: {
      ...facts,
      ...options,
      decisions,
      lateCodes: late.ids,
      choices: choices.length,
      notes: [...facts.notes, ...unlistedNote(ordered.length - listed.length)],
    },
    rows: ids.map((id, i) => ({
      ...rowFacts(codebook, id),
      ...judged[i]!,
      of: people,
      share: people > 0 ? judged[i]!.participants / people : null,
      withoutTranscript: transcripts.ofRow(i),
      withoutParticipant: participants.ofRow(i),
    })),
    choices: choices.map((choice, i) => choiceRow(choice, i, ids, judged)),
    transcripts: transcripts.rows(),
    people: participants.rows(),
  };
}

interface Judging {
  readonly choices: readonly Choice[];
  readonly partial: readonly (readonly number[])[];
  readonly decisions: Decisions;
  readonly counts: readonly RuleCounts[];
  readonly people: number;
  readonly isLate: boolean;
}

type Judged = Pick<
  RobustnessRow,
  'participants' | 'label' | 'isLate' | 'choices' | 'holds' | 'least' | 'most' | 'labels' | 'changedBy'
>;

/** A row under every choice. */
function judge(row: number, { choices, partial, decisions, counts, people, isLate }: Judging): Judged {
  const numbers = choices.map(({ coding, overlap, late }) =>
    isLate && late > 0 ? undefined : counts[coding]![late as 0 | 1][overlap]![row]!,
  );
  const labels = numbers.map((n, i) =>
    n === undefined ? undefined : representativeness(n, people, decisions.presets[choices[i]!.preset]!),
  );
  const [label] = labels as [Label];
  const isChanged = (i: number) => labels[i] !== undefined && labels[i] !== label;
  const known = numbers.filter(n => n !== undefined);
  const changedBy = choices
    .flatMap((choice, i) =>
      isChanged(i) && !partial[i]!.some(isChanged)
        ? [{ choice, participants: numbers[i]!, label: labels[i]! }]
        : [],
    )
    .sort((a, b) => departures(a.choice) - departures(b.choice));
  return {
    participants: numbers[0]!,
    label,
    isLate,
    choices: known.length,
    holds: labels.filter(one => one === label).length,
    least: Math.min(...known),
    most: Math.max(...known),
    labels,
    changedBy,
  };
}

function choiceRow(choice: Choice, at: number, ids: readonly string[], judged: readonly Judged[]): ChoiceRow {
  const changedRows = ids.filter((_, i) => {
    const { labels, label } = judged[i]!;
    return labels[at] !== undefined && labels[at] !== label;
  });
  return {
    ...choice,
    number: at + 1,
    rows: judged.filter(({ labels }) => labels[at] !== undefined).length,
    changed: changedRows.length,
    changedRows,
  };
}
