import { AwsError } from "../../gateway/aws-error.ts";
import type { Operations } from "../../gateway/json-service.ts";
import type { Bus, RuleBook } from "../rules/create-rule-book.ts";
import { page } from "./page.ts";

type Named = { readonly Name: string };
type Listing = { readonly NamePrefix?: string; readonly Limit?: number; readonly NextToken?: string };

const describe = ({ name, arn, createdAt }: Bus): object => ({
  Name: name,
  Arn: arn,
  CreationTime: createdAt / 1000,
  LastModifiedTime: createdAt / 1000,
});

/** The operations on event buses. */
export const busOperations = (book: RuleBook): Operations => ({
  CreateEventBus: ({ Name }: Named) => {
    if (typeof Name !== "string" || !/^[.\-_A-Za-z0-9]{1,256}$/.test(Name))
      throw new AwsError("ValidationException", `Event bus name "${Name}" is not valid.`);
    if (book.buses().some(({ name }) => name === Name))
      throw new AwsError("ResourceAlreadyExistsException", `Event bus ${Name} already exists.`);
    return { EventBusArn: book.putBus(Name).arn };
  },

  DeleteEventBus: ({ Name }: Named) => {
    if (Name === "default") throw new AwsError("ValidationException", "Cannot delete event bus default.");
    if (book.rules(Name).length > 0)
      throw new AwsError("ValidationException", `Event bus ${Name} can't be deleted since it has rules.`);
    book.deleteBus(Name);
    return {};
  },

  DescribeEventBus: ({ Name }: Partial<Named>) => describe(book.bus(Name)),

  ListEventBuses: ({ NamePrefix = "", ...request }: Listing) => {
    const { items, token } = page(
      book.buses().filter(({ name }) => name.startsWith(NamePrefix)),
      request,
    );
    return { EventBuses: items.map(describe), ...token };
  },
});
