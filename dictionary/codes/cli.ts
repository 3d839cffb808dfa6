import { entry } from './entry.ts';

/** Errors and refusals of the command line. */
export const CLI_CODES = {
  'no-such-path': entry(
    'There is no {path}.',
    '路径 {path} 不存在。',
    'Check the spelling and the folder you are in.',
    '请检查拼写和当前目录。',
  ),
  'no-files': entry(
    'No file under {path} can hold scripts.',
    '{path} 下没有可处理的脚本文件。',
    'Check --include, --ignore and .gitignore.',
    '请检查 --include、--ignore 和 .gitignore。',
  ),
  'dirty-tree': entry(
    'The git tree has changes that are not committed: {files}',
    'git 工作区有未提交的改动：{files}',
    'Commit or stash them first, or pass --allow-dirty.',
    '请先提交或暂存，或使用 --allow-dirty。',
  ),
  'read-only': entry(
    '{path} cannot be written; nothing was changed.',
    '{path} 不可写，没有任何改动。',
    'Check the permissions and run again.',
    '请检查权限后重试。',
  ),
  'write-failed': entry(
    '{path} could not be written: {reason}. The files written before it were put back.',
    '{path} 写入失败：{reason}。之前写入的文件已恢复。',
    'Solve the cause and run again.',
    '请解决问题后重试。',
  ),
  'outside-root': entry(
    '{path} lies outside the folder of the run.',
    '{path} 不在运行目录之内。',
    'Run in a folder that holds all of them.',
    '请在包含全部文件的目录中运行。',
  ),
  'bad-option': entry(
    'The option {option} does not take {value}. {reason}',
    '选项 {option} 不接受 {value}。{reason}',
    'See {command} --help.',
    '请参阅 {command} --help。',
  ),
  'option-unknown': entry(
    'There is no option {name}.{hint}',
    '没有选项 {name}。{hint}',
    'See {command} --help.',
    '请参阅 {command} --help。',
  ),
  'command-unknown': entry(
    'There is no command {name}.{hint}',
    '没有命令 {name}。{hint}',
    'See {command} --help.',
    '请参阅 {command} --help。',
  ),
  'argument-missing': entry(
    'The argument {argument} is missing.',
    '缺少参数 {argument}。',
    'See {command} --help.',
    '请参阅 {command} --help。',
  ),
  'missing-option': entry(
    'The option {option} is needed.',
    '缺少必需的选项 {option}。',
    'See {command} --help.',
    '请参阅 {command} --help。',
  ),
  'option-needs-value': entry(
    'The option {option} needs a value.',
    '选项 {option} 需要一个值。',
    'See {command} --help.',
    '请参阅 {command} --help。',
  ),
  'options-conflict': entry(
    'The options {option} and {other} cannot be used together.',
    '选项 {option} 与 {other} 不能同时使用。',
    'Leave one of them out; see {command} --help.',
    '请去掉其中一个；参阅 {command} --help。',
  ),
  'too-many-arguments': entry(
    'There are more arguments than {command} takes.',
    '参数过多，{command} 不接受。',
    'See {command} --help.',
    '请参阅 {command} --help。',
  ),
  'report-unwritable': entry(
    'The report {path} could not be written: {reason}',
    '报告 {path} 无法写入：{reason}',
    'Choose another path.',
    '请换一个路径。',
  ),
  'report-unknown-format': entry(
    'The report {path} has an ending that is not known.',
    '无法识别报告 {path} 的格式。',
    'Use .json.',
    '请使用 .json。',
  ),
  'baseline-missing': entry(
    'There is no baseline {path}.',
    '基线文件 {path} 不存在。',
    'Make one with webim2tim scan --report {path}.',
    '请用 webim2tim scan --report {path} 生成。',
  ),
  'nothing-to-undo': entry(
    'There is no earlier run to put back.',
    '没有可撤销的运行。',
    'Only runs with --write can be put back.',
    '只有使用 --write 的运行可以撤销。',
  ),
  'port-taken': entry(
    'Port {port} is in use.',
    '端口 {port} 已被占用。',
    'Choose another with --port.',
    '请用 --port 指定其他端口。',
  ),
  'data-unusable': entry(
    'The data file {path} cannot be used: {reason}',
    '数据文件 {path} 无法使用：{reason}',
    'Choose another file with --data, or leave it out.',
    '请用 --data 指定其他文件，或不使用该选项。',
  ),
  'sdk-files-missing': entry(
    'The files to put beside the pages were not found in this installation: {files}',
    '安装目录中缺少需要复制到页面旁的文件：{files}',
    'Install webim2tim again, or run npm run build in a clone.',
    '请重新安装 webim2tim，或在源码目录运行 npm run build。',
  ),
  'not-the-legacy-sdk': entry(
    '{path} makes no global webim.',
    '{path} 没有创建全局变量 webim。',
    'Give the webim.js of your pages (1.7.0 to 1.7.3), for browsers.',
    '请指定页面所用的 webim.js（1.7.0 至 1.7.3 的浏览器版本）。',
  ),
  'file-exists': entry(
    '{path} is there already and is not ours; it was left alone.',
    '{path} 已存在且不是本工具生成的，未覆盖。',
    'Move it away and run again.',
    '请移走后重试。',
  ),
  internal: entry(
    'The tool failed: {reason}',
    '工具内部错误：{reason}',
    'Please report this with the file it happened on; nothing was written.',
    '请附上出错的文件反馈；没有写入任何内容。',
  ),
} as const;
