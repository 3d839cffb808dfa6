import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import { convertCalls, staysWithLogin } from './native-call.ts';
import { merged, type Transform } from './transform.ts';

/** `webim.logout(ok, err)` -> `tim.logout().then(ok, err)`. Legacy called it a success when nobody was logged in. */
export const logout: Transform = {
  name: 'logout',
  capabilities: ['connection'],
  run(context) {
    const { tim } = context.names;
    const calls = convertCalls('logout', context, ['logout', 'offline'], 0, ({ callbacks }) => {
      const refusal = staysWithLogin(context);
      if (refusal) return refusal;
      const call = `Promise.resolve(${tim} && ${tim}.logout())`;
      if (!callbacks.ok.node) return { parts: [call] };
      const quietly =
        '.then(null, function (error) {\n' +
        '  if (error.code !== 2024) { // nobody was logged in\n' +
        '    throw error;\n' +
        '  }\n})';
      return { parts: [call + quietly] };
    });
    return merged(calls, convertMembers('logout', context, shapeRules('LogoutResponse')));
  },
};
