trigger UsageSnapshotTrigger on Usage_Snapshot__c(after insert, after update, after delete, after undelete) {
    NextStepKeeper.keep(UsageDates.follow(Trigger.new, Trigger.oldMap));
}
