import { ok } from '../../../../core/base/result';
import { moveSummaries } from '../../../../core/summaries/moveSummaries';
import type { SummariesFile } from '../../../../core/summaries/summary';
import { isWhole } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';
import { unwrap } from '../../../ui/failure';
import { type MovedUri, movesIn } from './movedFiles';

/** Lets summaries of transcripts follow that have got another name: also when VS Code takes that back. */
export async function summariesMoved(studies: Studies, files: readonly MovedUri[]): Promise<void> {
  for (const [openStudy, moves] of movesIn(studies, files)) {
    if (!isWhole(openStudy)) continue;
    const { study } = openStudy;
    const moved = (file: SummariesFile) => moveSummaries(file, moves);
    if (study.areSummariesChangedBy(moved)) unwrap(await study.changeSummaries(file => ok(moved(file))));
  }
}
