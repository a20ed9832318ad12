import { connect } from '../kit/host';
import type { FromPersonalData } from './messages';

export const { send, keep } = connect<FromPersonalData>();
