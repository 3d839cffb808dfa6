import { requireSession, type ServiceHandlers, text } from './handler.ts';

// What the real service grants.
const LIFETIME = 900;

/** Where files go: the SDK asks for an address, puts the file there and sends the message with the address. */
export const imCosMsg: ServiceHandlers = {
  pre_sig: (request) => {
    requireSession(request);
    const { core, settings, body } = request;
    const file = settings.uploads.reserve(text(body, 'file_name'));
    const url = settings.uploads.urlOf(file);
    return {
      upload_url: url,
      download_url: url,
      expired_time: core.clock.seconds() + LIFETIME,
      request_id: file.name,
    };
  },
};
