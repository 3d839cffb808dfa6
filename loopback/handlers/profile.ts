import type { Core } from '../core/core.ts';
import { type Body, objects, requireSession, type ServiceHandlers, text, texts } from './handler.ts';

/** User profiles. */
export const profile: ServiceHandlers = {
  portrait_get_all: (request) => {
    requireSession(request);
    const { body, core } = request;
    return {
      UserProfileItem: objects(body, 'UserItem').map((item) => profileItem(core, text(item, 'To_Account'))),
      CurrentStandardSequence: 1,
    };
  },

  // The older form: it names the users in one list, and the wanted tags.
  portrait_get: (request) => {
    requireSession(request);
    const { body, core } = request;
    const tags = texts(body, 'TagList');
    return {
      UserProfileItem: texts(body, 'To_Account').map((userID) => profileItem(core, userID, tags)),
      CurrentStandardSequence: 1,
    };
  },

  portrait_set: (request) => {
    const session = requireSession(request);
    const items = objects(request.body, 'ProfileItem').map(
      (item) => [text(item, 'Tag'), item.Value] as const,
    );
    request.core.setProfile(session.userID, new Map(items), session);
    return {};
  },
};

/** @param tags which values; none means all. */
function profileItem(core: Core, userID: string, tags: readonly string[] = []): Body {
  const user = core.users.ensure(userID);
  return {
    To_Account: user.userID,
    ResultCode: 0,
    ResultInfo: '',
    ProfileItem: [...user.profile]
      .filter(([tag]) => tags.length === 0 || tags.includes(tag))
      .map(([Tag, Value]) => ({ Tag, Value })),
  };
}
