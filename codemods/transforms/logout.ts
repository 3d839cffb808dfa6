import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import { convertCalls, staysWithLogin } from './native-call.ts';
import { merged, type Refusal, type Transform } from './transform.ts';

const OTHER_DEVICES: Refusal = {
  code: 'impossible',
  reason: 'v2 ends the login of this page only; logins on other devices stay, your server can end them',
};

/** `webim.logout(ok, err)` -> `tim.logout().then(ok, err)`. Legacy called it a success when nobody was logged in. */
export const logout: Transform = {
  name: 'logout',
  capabilities: ['connection'],
  run(context) {
    const { tim } = context.names;
    const calls = convertCalls(
      'logout',
      context,
      ['logout', 'offline', 'logoutAll'],
      0,
      ({ callbacks, site }) => {
        const refusal = staysWithLogin(context);
        if (refusal) return refusal;
        const call = `Promise.resolve(${tim} && ${tim}.logout())`;
        const remark = site.member === 'logoutAll' ? OTHER_DEVICES : undefined;
        if (!callbacks.ok.node) return { parts: [call], remark };
        const quietly =
          '.then(null, function (error) {\n' +
          '  if (error.code !== 2024) { // nobody was logged in\n' +
          '    throw error;\n' +
          '  }\n})';
        return { parts: [call + quietly], remark };
      },
    );
    return merged(calls, convertMembers('logout', context, shapeRules('LogoutResponse')));
  },
};
