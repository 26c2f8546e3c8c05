trigger RpAccountTrigger on Account(after delete, after undelete) {
    QueueEvents.accountsSaved(Trigger.operationType, (Trigger.oldMap ?? Trigger.newMap).keySet());
}
