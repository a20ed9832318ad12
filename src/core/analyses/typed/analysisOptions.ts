import type { Analysis } from '../kit/analysis';
import type { Parameter } from '../kit/parameters';
import { type Given, type Option, single } from './option';

/** The options that the parameters of an analysis are. */
export function parameterOptions({ parameters }: Analysis): Record<string, Option> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      {
        group: 'command',
        help: parameter.help,
        ...value(parameter),
        ...('default' in parameter ? { default: String(parameter.default) } : {}),
      },
    ]),
  );
}

function value(parameter: Parameter): Pick<Option, 'value' | 'choices'> {
  switch (parameter.kind) {
    case 'flag':
      return {};
    case 'choice':
      return { choices: Object.keys(parameter.values) };
    default:
      return { value: { number: 'NUMBER', attribute: 'NAME', text: 'TEXT', coders: 'A,B' }[parameter.kind] };
  }
}

/** As typed; what they mean is checked against the study. */
export function readParameters({ parameters }: Analysis, given: Given): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = single(given, name);
    if (value === undefined) continue;
    values[name] = parameter.kind === 'flag' ? true : value;
  }
  return values;
}
