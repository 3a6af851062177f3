using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Labels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "labels",
                table: "messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "labels",
                table: "mentions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "topic",
                table: "mentions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "urgency",
                table: "mentions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "wants",
                table: "mentions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "priority_by",
                table: "conversations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "urgency",
                table: "conversations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "urgency_message_id",
                table: "conversations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_mentions_agency_id_sentiment_at",
                table: "mentions",
                columns: new[] { "agency_id", "sentiment", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_mentions_agency_id_topic_at",
                table: "mentions",
                columns: new[] { "agency_id", "topic", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_mentions_agency_id_urgency_at",
                table: "mentions",
                columns: new[] { "agency_id", "urgency", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_mentions_agency_id_sentiment_at",
                table: "mentions");

            migrationBuilder.DropIndex(
                name: "IX_mentions_agency_id_topic_at",
                table: "mentions");

            migrationBuilder.DropIndex(
                name: "IX_mentions_agency_id_urgency_at",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "labels",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "labels",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "topic",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "urgency",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "wants",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "priority_by",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "urgency",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "urgency_message_id",
                table: "conversations");
        }
    }
}
