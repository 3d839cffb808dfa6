import { createPrompt, useKeypress, useState } from '@inquirer/core';

/** A question that is answered with one key. */
export interface Question<T extends string> {
  message: string;
  /** Keys and what they mean, in the order they are shown. */
  choices: readonly { key: string; answer: T; name: string }[];
  /** What the help at `?` is called. */
  help: string;
}

/** Asks on a terminal; rejects with an `ExitPromptError` at Ctrl-C. */
export const choose = createPrompt<string, Question<string>>(({ message, choices, help }, done) => {
  const [answered, setAnswered] = useState('');
  const [isOpen, setOpen] = useState(false);
  useKeypress((_, lines) => {
    const key = lines.line.trim().slice(-1).toLowerCase();
    lines.clearLine(0);
    const choice = choices.find((each) => each.key === key);
    if (choice) {
      setAnswered(choice.name);
      done(choice.answer);
    } else if (key === '?') setOpen(!isOpen);
  });
  if (answered) return `${message} ${answered}`;
  const keys = [...choices.map(({ key }) => key), '?'].join(',');
  const names = [...choices, { key: '?', name: help }].map(({ key, name }) => `  ${key}  ${name}`);
  return [`${message} [${keys}]`, isOpen ? names.join('\n') : ''];
});
