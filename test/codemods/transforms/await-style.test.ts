import { describe, expect, it } from 'vitest';
import { runTexts } from '../support/run-sources.ts';

const MODULE = `import webim from './webim';
export function login(info) {
  webim.login(info, {}, {}, () => {}, () => {});
}
`;
const run = (code: string, path = 'im.js') => {
  const output = runTexts({ [path]: code }, { style: 'await' }).output.get(path) as string;
  expect(runTexts({ [path]: output }, { style: 'await' }).output.get(path), 'a second run').toBe(output);
  return output;
};
const CALL =
  "webim.quitGroup({ GroupId: id }, (resp) => { show('left'); }, (err) => { show(err.ErrorInfo); });";

describe('await is written where nobody can tell', () => {
  it('at the end of a function that is only called', () => {
    const output = run(`${MODULE}
function leave(id) {
  webim.quitGroup({ GroupId: id }, (resp) => {
    show(resp.ActionStatus);
    if (id) {
      show(\`a
  b\`);
    }
  }, (err) => {
    show(err.ErrorInfo);
  });
}
leave('g');
`);
    expect(output).toContain(`async function leave(id) {
  let resp;
  try {
    resp = await webim2tim.tim.quitGroup(String(id));
  } catch (err) {
    show(err.message);
    return;
  }
  show('OK');
  if (id) {
    show(\`a
  b\`);
  }
}
leave('g');
`);
  });

  it('in what the platform calls, and at the end of branches', () => {
    const output = run(`${MODULE}
setTimeout(() => {
  const id = pick();
  if (id) {
    ${CALL}
  } else {
    show('none');
  }
}, 10);
`);
    expect(output).toMatch(/setTimeout\(async \(\) => \{[\s\S]*await webim2tim\.tim\.quitGroup/);
  });

  it('for calls in the callbacks of calls', () => {
    const output = run(`${MODULE}
const both = (id, other) => {
  webim.quitGroup({ GroupId: id }, () => {
    webim.quitGroup({ GroupId: other }, () => { show('both'); }, () => { show('one'); });
  }, () => { show('none'); });
};
both('a', 'b');
`);
    expect(output.match(/await /g)?.length).toBe(2);
    expect(output).not.toMatch(/quitGroup\(.*\)\.then\(/);
  });

  it('for such calls without a level for each', () => {
    const output = run(`${MODULE}
const both = (id, other, third) => {
  webim.quitGroup({ GroupId: id }, () => {
    webim.quitGroup({ GroupId: other }, () => {
      show('both');
      webim.quitGroup({ GroupId: third }, () => {
        show('all');
      }, () => {
        show('two');
        again();
      });
    }, () => {
      show('one');
    });
  }, () => { show('none'); });
};
both('a', 'b', 'c');
`);
    expect(output).toContain(`  try {
    await webim2tim.tim.quitGroup(String(other));
  } catch (error) {
    show('one');
    return;
  }
  show('both');
  try {
    await webim2tim.tim.quitGroup(String(third));
  } catch (error) {
    show('two');
    again();
    return;
  }
  show('all');
};
`);
  });

  it('without a success callback', () => {
    const output = run(`${MODULE}
function leave(id) {
  webim.quitGroup({ GroupId: id }, null, (err) => { show(err.ErrorInfo); });
}
leave('g');
`);
    expect(output).toMatch(
      /try \{\s+await webim2tim\.tim\.quitGroup\(String\(id\)\);\s+\} catch \(err\) \{\s+show/,
    );
  });
});

describe('then stays', () => {
  const stays: Record<string, string> = {
    'where something follows the call': `function leave(id) {\n  ${CALL}\n  show('asked');\n}\nleave('g');\n`,
    'in a function that is exported': `export function leave(id) {\n  ${CALL}\n}\n`,
    'in a function that is handed on': `function leave(id) {\n  ${CALL}\n}\nitems.map(leave);\n`,
    'where the result is used': `function leave(id) {\n  ${CALL}\n}\nshow(leave('g'));\n`,
    'where the caller catches': `function leave(id) {\n  ${CALL}\n}\ntry {\n  leave('g');\n} catch (e) {\n  show(e);\n}\n`,
    'where something may throw before, and the caller goes on': `function leave(id) {\n  check(id);\n  ${CALL}\n}\nleave('g');\nshow('asked');\n`,
    'where a name would collide': `function leave(id) {\n  const resp = 1;\n  if (resp) {\n    ${CALL}\n  }\n}\nleave('g');\n`,
    'in a loop': `function leave(ids) {\n  for (const id of ids) {\n    ${CALL}\n  }\n}\nleave([]);\n`,
    'in a try': `function leave(id) {\n  try {\n    ${CALL}\n  } catch (e) {\n    show(e);\n  }\n}\nleave('g');\n`,
    'in a generator': `function* leave(id) {\n  ${CALL}\n}\nleave('g');\n`,
    'for a callback with this': `function leave(id) {\n  webim.quitGroup({ GroupId: id }, function () { show(this); }, () => {});\n}\nleave('g');\n`,
    'for a callback by name': `function done() {}\nfunction leave(id) {\n  webim.quitGroup({ GroupId: id }, done, done);\n}\nleave('g');\n`,
    'where an argument is computed by a call': `function leave() {\n  webim.quitGroup({ GroupId: pick() }, () => {}, () => { show('no'); });\n}\nleave();\n`,
    'at the top level': `var id = 'g';\n${CALL}\n`,
    'in the executor of a promise': `new Promise((resolve) => {\n  webim.quitGroup({ GroupId: 'g' }, () => { resolve(); }, () => { resolve(); });\n});\n`,
  };
  it.each(Object.entries(stays))('%s', (_, code) => {
    const output = run(MODULE + code);
    expect(output).toContain('.quitGroup(');
    expect(output).not.toMatch(/\bawait\b/);
    expect(output).toContain('.then(');
  });

  it('in scripts without anything newer than ES5', () => {
    const output = run(
      `function leave(id) {\n  webim.quitGroup({ GroupId: id }, function () { show(1); }, function () {});\n}\nsetTimeout(function () {\n  webim.quitGroup({ GroupId: 'g' }, function () { show(2); }, function () {});\n}, 1);\n`,
      'old.js',
    );
    expect(output).not.toContain('await');
  });
});
