trigger RpTaskTrigger on Task(after insert, after update, after delete, after undelete) {
    OnboardingTodoTriggerHandler.handleTasks(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
