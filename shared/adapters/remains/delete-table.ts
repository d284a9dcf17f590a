import {
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";

/** Deletes a table, its protection from that first. */
export const deleteTable = async (client: DynamoDBClient, table: string): Promise<void> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  if (Table?.DeletionProtectionEnabled)
    await client.send(new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled: false }));
  await client.send(new DeleteTableCommand({ TableName: table }));
};
