import { BYS, frequency } from '../../core/frequency/frequency';
import { PRESETS } from '../../core/frequency/representativeness';
import { frequencyReport } from '../../core/report/frequencyReport';
import { type Command, UsageError } from '../command';
import { loadStudy } from '../loadStudy';
import { oneOf } from '../parseOptions';
import { SCOPE_OPTIONS, readScope } from '../scopeOptions';
import { TABLE_OPTIONS, printTable, readOutput } from '../tableOutput';

/** `transcript-coder frequency`. */
export const frequencyCommand: Command = {
  name: 'frequency',
  operands: 'STUDY',
  summary: 'how many participants mention each theme and code; segments, words, transcripts',
  description:
    'How many participants mention each theme and code, and in how many segments, words and transcripts.',
  options: {
    by: { value: 'WHAT', help: `${BYS.join(', ')}: what % and the order of codes go by` },
    ...SCOPE_OPTIONS,
    preset: { value: 'NAME', help: 'strict: “general” is all participants; lenient: all or all but one' },
    ...TABLE_OPTIONS,
  },
  async run(operands, given, io) {
    const by = oneOf(given, 'by', BYS, 'participant');
    const preset = oneOf(given, 'preset', PRESETS, 'strict');
    const output = readOutput(given);
    const study = await loadStudy(operands, io);
    if (!study) return 2;
    const table = frequency(study.corpus, { ...readScope(given, study.corpus), by, preset });
    if (!table.ok) throw new UsageError(table.error);
    await printTable(frequencyReport(table.value), table.value, output, study, io);
    return 0;
  },
};
