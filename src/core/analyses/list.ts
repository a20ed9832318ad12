import { agreementAnalysis } from './agreement/agreementAnalysis';
import { frequencyAnalysis } from './frequency/frequencyAnalysis';
import { cooccurrenceAnalysis } from './cooccurrence/cooccurrenceAnalysis';
import { robustnessAnalysis } from './robustness/robustnessAnalysis';
import { sampleAnalysis } from './sample/sampleAnalysis';
import { saturationAnalysis } from './saturation/saturationAnalysis';
import { segmentsAnalysis } from './segments/segmentsAnalysis';
import { timelineAnalysis } from './timeline/timelineAnalysis';
import { uncodedAnalysis } from './uncoded/uncodedAnalysis';
import { comparisonAnalysis } from './compare/comparisonAnalysis';
import { crosstabAnalysis } from './crosstab/crosstabAnalysis';
import { gridAnalysis } from './grid/gridAnalysis';
import { groupsAnalysis } from './groups/groupsAnalysis';
import { keyquotesAnalysis } from './keyquotes/keyquotesAnalysis';
import { memosAnalysis } from './memos/memosAnalysis';
import { methodsAnalysis } from './methods/methodsAnalysis';
import { matrixAnalysis } from './matrix/matrixAnalysis';
import { participantsAnalysis } from './participants/participantsAnalysis';
import { valuesAnalysis } from './values/valuesAnalysis';
import { wordsAnalysis } from './words/wordsAnalysis';
import type { Analysis } from './kit/analysis';

/** All analyses, in the order of menus and help. An analysis is its folder and a line here. */
export const ANALYSES: readonly Analysis[] = [
  frequencyAnalysis,
  groupsAnalysis,
  matrixAnalysis,
  crosstabAnalysis,
  valuesAnalysis,
  participantsAnalysis,
  segmentsAnalysis,
  keyquotesAnalysis,
  gridAnalysis,
  memosAnalysis,
  cooccurrenceAnalysis,
  saturationAnalysis,
  robustnessAnalysis,
  timelineAnalysis,
  uncodedAnalysis,
  wordsAnalysis,
  agreementAnalysis,
  sampleAnalysis,
  comparisonAnalysis,
  methodsAnalysis,
];
