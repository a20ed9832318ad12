import { connect } from '../kit/host';
import type { FromPanel } from './messages';

export const { send, keep } = connect<FromPanel>();
