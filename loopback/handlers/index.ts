import { groupOpenHttpNoauthSvc } from './group-open-http-noauth-svc.ts';
import { groupOpenHttpSvc } from './group-open-http-svc/index.ts';
import { groupOpenLongPolling } from './group-open-long-polling.ts';
import type { Handler, ServiceHandlers } from './handler.ts';
import { imCosMsg } from './im-cos-msg.ts';
import { imOpenStatus } from './im-open-status.ts';
import { millionGroupOpenHttpSvc } from './million-group-open-http-svc.ts';
import { openim } from './openim.ts';
import { openimPolling, webim } from './openim-polling.ts';
import { openpic } from './openpic.ts';
import { profile } from './profile.ts';
import { recentcontact } from './recentcontact.ts';
import { heartbeat, imopenstat, imSdkConfigMgr } from './settings.ts';
import { sns } from './sns.ts';

const services: Record<string, ServiceHandlers> = {
  heartbeat,
  im_cos_msg: imCosMsg,
  im_open_status: imOpenStatus,
  im_sdk_config_mgr: imSdkConfigMgr,
  imopenstat,
  openim: { ...openim, ...openimPolling },
  group_open_http_svc: groupOpenHttpSvc,
  group_open_http_noauth_svc: groupOpenHttpNoauthSvc,
  group_open_long_polling_http_svc: groupOpenLongPolling,
  group_open_long_polling_http_noauth_svc: groupOpenLongPolling,
  million_group_open_http_svc: millionGroupOpenHttpSvc,
  openpic,
  profile,
  recentcontact,
  sns,
  webim,
};

/** Every command loopback answers, by `service.command`. All fronts use this one table. */
export const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries(services).flatMap(([service, commands]) =>
    Object.entries(commands).map(([command, handler]): [string, Handler] => [
      `${service}.${command}`,
      handler,
    ]),
  ),
);
