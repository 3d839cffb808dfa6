import type { CliCommand } from '../cli-command.ts';

/** Where the ledger goes, besides the terminal, and what is known of the application while it ran. */
export interface ReportFlags {
  /** paths relative to the working directory; their endings name the formats */
  report?: string[];
  /** files with what `webim.migrate.export()` gave */
  observed?: string[];
}

export function addReports(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command
    .option(
      '--report <file>',
      say(
        'write a report; the ending says which: .html, .json, .sarif or .md (may be repeated)',
        '写入报告，格式由扩展名决定：.html、.json、.sarif 或 .md（可重复）',
      ),
      collect,
    )
    .option(
      '--observed <file>',
      say(
        'rank what is left by the calls recorded in FILE: JSON.stringify(webim.migrate.export()) (may be repeated)',
        '按 FILE 中记录的调用对剩余项排序：JSON.stringify(webim.migrate.export())（可重复）',
      ),
      collect,
    );
}

const collect = (value: string, before: string[] = []) => [...before, value];
