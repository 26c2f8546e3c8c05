trigger RpAccountContactRelationTrigger on AccountContactRelation(after insert, after update, after delete) {
    NextStepEvents.relationsSaved(
        Trigger.isDelete ? Trigger.old : Trigger.new,
        Trigger.isUpdate ? Trigger.oldMap : null
    );
}
