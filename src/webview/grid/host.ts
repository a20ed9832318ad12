import { connect } from '../kit/host';
import type { FromGrid } from './messages';

export const { send, keep } = connect<FromGrid>();
