trigger UsageSnapshotTrigger on Usage_Snapshot__c(after insert, after update) {
    NextStepKeeper.keep(UsageDates.follow(Trigger.new));
}
