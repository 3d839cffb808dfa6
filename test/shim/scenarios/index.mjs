import { elements } from './elements.mjs';
import { messages } from './messages.mjs';
import { store } from './store.mjs';
import { surface } from './surface.mjs';
import { tips } from './tips.mjs';
import { tools } from './tools.mjs';

/**
 * What is done to the real webim.js when it is recorded and to ours when it is replayed: group (a file of
 * recordings) -> name -> scenario. A scenario gets a page and returns cases (label -> JSON). Those with a backend
 * are in `conform/`.
 */
export const scenarioGroups = { elements, tips, messages, tools, surface, store };
