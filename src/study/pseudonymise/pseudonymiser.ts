import type { Result } from '../../core/base/result';
import type { PlanOptions, PseudonymPlan } from '../../core/pseudonyms/pseudonymPlan';
import type { Replacement } from '../../core/pseudonyms/replacement';

/** What a study that is read as a whole offers to pseudonymise it. */
export interface Pseudonymiser {
  /**
   * Plans what replacing words takes in all files of the study, and changes nothing. Plans again for other replacements, or to
   * leave out single places, by their keys. Fails where a file cannot be read, since words in it would stay.
   */
  planPseudonyms(replacements: readonly Replacement[], options?: PlanOptions): Promise<Result<PseudonymPlan>>;
  /**
   * Does what a plan says: texts, coding files of all coders, codebook, `study.json`, memos and names of files, all of it or
   * nothing, also when this program is ended in between; `undo` takes it back. Fails, with nothing written, where a file or a
   * text in an editor is no longer what the plan was made of. Editors of other files of the study have to be saved before. The
   * key file is to be written before, with `keyFile`, where `keyRefusal` says nothing against it.
   */
  pseudonymise(plan: PseudonymPlan): Promise<Result<void>>;
}
