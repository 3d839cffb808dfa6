import type { CliCommand } from '../cli-command.ts';
import { addConfig } from './config.ts';
import { addConversion } from './conversion.ts';
import { addLanguage } from './language.ts';
import { addOutput } from './output.ts';
import { addReports } from './reports.ts';

/** What every command takes that works a migration out: how, what is said about it, where the settings are. */
export function addCommon(command: CliCommand): CliCommand {
  for (const add of [addConversion, addReports, addOutput, addConfig, addLanguage]) add(command);
  return command;
}
