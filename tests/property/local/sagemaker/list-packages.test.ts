import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  type ListPackages,
  listPackages,
} from "../../../../local/sagemaker/control/registry/list-packages.ts";
import type { PackageRecord } from "../../../../local/sagemaker/control/registry/package-record.ts";

const aPackage = (version: number, CreationTime: number): PackageRecord => ({
  ModelPackageGroupName: "churn",
  ModelPackageVersion: version,
  ModelPackageArn: `arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/${version}`,
  ModelPackageStatus: "Completed",
  ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
  ModelApprovalStatus: "Approved",
  CertifyForMarketplace: false,
  CreationTime,
});

/** Versions in the order of their creation, many of them created at the same time. */
const packages = fc
  .array(fc.nat({ max: 3 }), { maxLength: 40 })
  .map((times) => times.sort((left, right) => left - right).map((time, index) => aPackage(index + 1, time)));

const requests = fc.record<ListPackages>(
  {
    MaxResults: fc.integer({ min: 1, max: 12 }),
    SortBy: fc.constantFrom("Name", "CreationTime"),
    SortOrder: fc.constantFrom("Ascending", "Descending"),
  },
  { requiredKeys: [] },
);

/** Reads page after page, the records before each being what `recordsAt` says. */
const readAll = (recordsAt: (page: number) => readonly PackageRecord[], request: ListPackages): number[] => {
  const versions: number[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page === 0 || NextToken !== undefined; page += 1) {
    if (page > 100) throw new Error("the pages have no end");
    const token = NextToken === undefined ? {} : { NextToken };
    const answer = listPackages(recordsAt(page), { ...request, ...token, group: "churn" });
    versions.push(...answer.items.map(({ ModelPackageVersion }) => ModelPackageVersion ?? 0));
    NextToken = answer.NextToken;
  }
  return versions;
};

const inOrder = (records: readonly PackageRecord[], { SortOrder }: ListPackages): number[] => {
  const versions = records.map(({ ModelPackageVersion }) => ModelPackageVersion ?? 0);
  return SortOrder === "Descending" ? versions.reverse() : versions;
};

describe("paging through model packages", () => {
  it("visits each exactly once, in order, whatever the size of the pages", () => {
    fc.assert(
      fc.property(packages, requests, fc.infiniteStream(fc.double()), (records, request, dice) => {
        const shuffled = records
          .map((record) => ({ record, key: dice.next().value }))
          .sort((left, right) => left.key - right.key)
          .map(({ record }) => record);
        expect(readAll(() => shuffled, request)).toEqual(inOrder(records, request));
      }),
    );
  });

  it("visits those that stay exactly once while others come and go", () => {
    fc.assert(
      fc.property(packages, requests, fc.array(fc.nat({ max: 40 })), (records, request, fleeting) => {
        const stays = ({ ModelPackageVersion = 0 }: PackageRecord) => !fleeting.includes(ModelPackageVersion);
        const staying = records.filter(stays);
        const visited = readAll((page) => (page % 2 === 0 ? records : staying), request);
        const isStaying = new Set(inOrder(staying, request));
        expect(visited.filter((version) => isStaying.has(version))).toEqual([...isStaying]);
      }),
    );
  });
});
