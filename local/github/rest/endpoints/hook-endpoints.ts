import * as z from "zod";
import type { GitHubContext } from "../../github-context.ts";
import { presentHook } from "../../present/present-hook.ts";
import type { HookRecord } from "../../state/hook-record.ts";
import { ownerKey } from "../../state/owner-key.ts";
import { ping } from "../../webhooks/ping.ts";
import type { RepositoryEndpoints } from "../call.ts";
import { findHook } from "../find-hook.ts";
import { paginate } from "../paginate.ts";
import { parseBody } from "../parse-body.ts";

const Config = z.object({
  url: z.url({ protocol: /^https?$/ }),
  content_type: z.literal("json", `content_type must be "json": form-encoded deliveries are not sent here`),
  secret: z.string().min(1).optional(),
});

const Creation = z.object({
  name: z.literal("web").optional(),
  config: Config,
  events: z.array(z.string()).min(1).default(["push"]),
  active: z.boolean().default(true),
});

const Update = z.object({
  config: Config.partial().optional(),
  events: z.array(z.string()).min(1).optional(),
  add_events: z.array(z.string()).default([]),
  remove_events: z.array(z.string()).default([]),
  active: z.boolean().optional(),
});

/** Registrations of webhooks. */
export const hookEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses, state } = context;
  return {
    "GET /hooks": (call) => {
      const all = state.hooks.of(ownerKey(call.repository));
      const { items, headers } = paginate(addresses, call, all);
      return { json: items.map((hook) => presentHook(context, call.repository, hook)), headers };
    },

    "POST /hooks": ({ repository, body }) => {
      const { config, events, active } = parseBody(Creation, "Hook", body);
      const hook = state.hooks.add(ownerKey(repository), {
        id: state.nextNumber("hook"),
        url: config.url,
        secret: config.secret ?? null,
        events,
        isActive: active,
        createdAt: context.now(),
        updatedAt: context.now(),
      });
      ping(context, repository, hook);
      return { status: 201, json: presentHook(context, repository, hook) };
    },

    "GET /hooks/{hook_id}": (call) => ({
      json: presentHook(context, call.repository, findHook(context, call)),
    }),

    "PATCH /hooks/{hook_id}": (call) => {
      const hook: HookRecord = findHook(context, call);
      const { config = {}, events = hook.events, active, ...wish } = parseBody(Update, "Hook", call.body);
      const wanted = new Set([...events, ...wish.add_events]);
      const changed = state.hooks.replace({
        ...hook,
        ...(config.url === undefined ? {} : { url: config.url }),
        ...(config.secret === undefined ? {} : { secret: config.secret }),
        events: [...wanted].filter((event) => !wish.remove_events.includes(event)),
        isActive: active ?? hook.isActive,
        updatedAt: context.now(),
      });
      return { json: presentHook(context, call.repository, changed) };
    },

    "DELETE /hooks/{hook_id}": (call) => {
      state.hooks.remove(findHook(context, call).id);
      return { status: 204 };
    },

    "POST /hooks/{hook_id}/pings": (call) => {
      ping(context, call.repository, findHook(context, call));
      return { status: 204 };
    },
  };
};
