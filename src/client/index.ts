export {client, type Client, type ClientCounts, type ClientEvent, type ClientOptions} from "./client.ts";
export {expressMiddleware, fastifyMiddleware, type ToEvent} from "./middleware.ts";
