import { unknownInWords } from '../core/analyses/typed/unknownName';
import { UsageError } from './command';

/** {@link unknownInWords}, to be thrown. */
export function unknown(...about: Parameters<typeof unknownInWords>): UsageError {
  return new UsageError(unknownInWords(...about));
}
