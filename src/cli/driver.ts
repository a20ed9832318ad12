import './compileLess';
import './translations';
import '../node/sha256';
import { mergeCommand } from './commands/merge';
import { runProgram } from './program';
import { runCommand, safely } from './runCommand';

// The extension's own copy of what git calls as its merge driver: the rest of the command line is a package of its own.
runProgram(__filename, ([, ...args], io) => safely(io, safe => runCommand(mergeCommand, args, safe)));
