import { STATES, placesReport } from '../../core/anchoring/places/placesReport';
import type { Command } from '../command';
import { loadStudy } from '../loadStudy';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { unknown } from '../suggest';

/** `transcript-coder resolve`: where each segment stands now. */
export const placesCommand: Command = {
  name: 'resolve',
  operands: 'STUDY',
  summary: 'every segment with its current place and state',
  description:
    'Finds every segment in the current text of its transcript, and says how sure that is: ok, changed, moved, ambiguous, orphan. Positions are UTF-16 units over the text with LF line ends.',
  options: {
    state: { value: 'STATE', isMultiple: true, help: `only segments in this state: ${STATES.join(', ')}` },
    ...REPORT_OPTIONS,
  },
  async run(operands, given, io) {
    const states = given('state').map(wanted => {
      const state = STATES.find(one => one === wanted);
      if (!state) throw unknown('state', wanted, STATES);
      return state;
    });
    const output = readOutput(given);
    const study = await loadStudy(operands, io);
    if (!study) return 2;
    await writeReport(placesReport(study.corpus, states.length > 0 ? states : STATES), output, study, io);
    return 0;
  },
};
