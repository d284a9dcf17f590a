import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import type { TableState } from "../../ports/inspection.ts";

/** A table as DynamoDB describes it. */
export const inspectTable = async (client: DynamoDBClient, name: string): Promise<TableState | undefined> => {
  try {
    const request = { TableName: name };
    const [{ Table }, { TimeToLiveDescription: expiry }, { ContinuousBackupsDescription: backups }] =
      await Promise.all([
        client.send(new DescribeTableCommand(request)),
        client.send(new DescribeTimeToLiveCommand(request)),
        client.send(new DescribeContinuousBackupsCommand(request)),
      ]);
    const key = (Table?.KeySchema ?? []).toSorted((a, b) =>
      a.KeyType === "HASH" ? -1 : b.KeyType === "HASH" ? 1 : 0,
    );
    return {
      status: Table?.TableStatus ?? "",
      key: key.map(({ AttributeName = "" }) => AttributeName),
      ...(expiry?.TimeToLiveStatus?.startsWith("ENABL") && expiry.AttributeName !== undefined
        ? { expiry: expiry.AttributeName }
        : {}),
      ...(Table?.SSEDescription?.KMSMasterKeyArn === undefined
        ? {}
        : { kmsKeyArn: Table.SSEDescription.KMSMasterKeyArn }),
      isRecoverable: backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === "ENABLED",
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};
