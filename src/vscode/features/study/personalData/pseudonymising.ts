import { suggestReplacements } from '../../../../core/pseudonyms/suggestReplacements';
import type { FoundPersonalData } from '../../../../core/analyses/personalData/personalDataIn';
import type { PreparedPlan } from '../../../../study/pseudonymise/pseudonymise';
import type { OpenStudy } from '../../../session/openStudy';
import { type Candidate, PseudonymDraft, candidateId } from './pseudonymDraft';

/** Words of a study that are being replaced: what was decided, and the plan that comes of it. */
export class Pseudonymising {
  readonly draft = new PseudonymDraft();
  private run = 0;
  private candidates: readonly Candidate[] = [];
  /** By what words are known, their number among the plan’s replacements. */
  private numbers: ReadonlyMap<string, number> = new Map();
  /** Of what was decided last; undefined where nothing was, or where it cannot be done. */
  plan: PreparedPlan | undefined;
  /** Why it cannot be done. */
  problem: string | undefined;

  /** What was decided last is still being planned. */
  isPlanning = false;

  /** Takes what a scan has found. */
  take({ texts, items }: FoundPersonalData, { study }: OpenStudy): void {
    const added = this.draft.added.filter(one => !items.some(item => candidateId(item) === candidateId(one)));
    this.candidates = [...items, ...added];
    const said = texts.map(({ text }) => text);
    const labels = new Set(study.transcripts.flatMap(({ turns }) => [...turns.labels()]));
    const file = study.file ?? { participants: [] };
    this.draft.suggest(suggestReplacements(this.candidates, file, said, labels));
  }

  /** Words that no scan has found, and that are to be replaced. */
  get added(): readonly Candidate[] {
    return this.draft.added.filter(one => this.candidates.includes(one));
  }

  /** Number among the plan’s replacements; undefined for words that are not replaced. */
  numberOf(id: string): number | undefined {
    return this.plan && this.numbers.get(id);
  }

  /** Plans what was decided. @returns whether nothing else was decided meanwhile */
  async replan({ study }: OpenStudy): Promise<boolean> {
    const run = ++this.run;
    const replacements = this.draft.replacements(this.candidates);
    if (replacements.length === 0) {
      this.plan = undefined;
      this.problem = undefined;
      this.isPlanning = false;
      return true;
    }
    this.isPlanning = true;
    const planned = await study.planPseudonyms(replacements, { kept: this.draft.kept });
    if (run !== this.run) return false;
    this.isPlanning = false;
    this.plan = planned.ok ? planned.value : undefined;
    this.problem = planned.ok ? undefined : planned.error;
    // the plan has each once, and perhaps its words with other white space
    const finds = new Map(this.plan?.replacements.map(({ find }, i) => [find, i]));
    this.numbers = new Map(
      this.candidates.flatMap(one => {
        const number = finds.get(normalised(one.words));
        return number === undefined || !this.draft.isChosen(candidateId(one))
          ? []
          : [[candidateId(one), number] as const];
      }),
    );
    return true;
  }
}

/** Words as a plan has them. */
function normalised(words: string): string {
  return words.normalize('NFC').trim().replace(/\s+/gu, ' ');
}
