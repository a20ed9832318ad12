import { connect } from '../kit/host';
import type { FromDefinition } from './messages';

export const { send } = connect<FromDefinition>();
